/** An element with its properties and children; strings become text, never markup. */
function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "tint") made.style.setProperty("--tint", `var(--${DATA.types[value].tint})`);
    else if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}
const byId = (id) => document.getElementById(id);
const button = (label, key, act) => el("button", { type: "button", onclick: act }, label, key ? el("kbd", {}, key) : null);
