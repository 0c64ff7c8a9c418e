"use strict";
// Fields without words are left out of the address.
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
}
addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form :disabled")) field.disabled = false;
});
// On a narrow screen the filters are folded until they are in use.
const filters = document.querySelector("details.facets");
if (filters && matchMedia("(max-width: 720px)").matches) filters.open = Boolean(filters.querySelector("[aria-current]"));
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
// A citation is copied; what the button says then is what it says, with a tick.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-cite]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.cite);
  button.classList.add("done");
  setTimeout(() => button.classList.remove("done"), 1600);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable], .CodeMirror")) return;
  const search = document.querySelector("form[role=search] input");
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
});
