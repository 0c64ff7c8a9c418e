"use strict";
// A choice among facets is made at once; without scripts there is the button.
for (const form of document.querySelectorAll("form.facets")) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select")) form.requestSubmit();
  });
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
}
// The place in a page is kept when the language is changed.
for (const link of document.querySelectorAll("[data-switch]")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}
// On a narrow screen the places are a strip; the one we are at is brought into it.
const strip = document.querySelector(".places");
const here = strip?.querySelector("[aria-current]");
if (here) strip.scrollLeft = here.offsetLeft - strip.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2;
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable], .CodeMirror")) return;
  const search = document.querySelector("input[type=search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
});
