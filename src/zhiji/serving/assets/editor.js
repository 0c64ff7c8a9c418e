"use strict";
// The editor asks this server's own endpoint and no other: no catalogue, no prefix service, no shortener.
const place = document.getElementById("yasgui");
const query = document.getElementById("query").value;
const side = new URLSearchParams(location.search).get("proposed") === "no" ? "?proposed=no" : "";
const endpoint = `${location.origin}/sparql${side}`;
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
Yasgui.Yasqe.defaults.value = query;
Yasgui.Yasqe.defaults.createShareableLink = null;
escapeBeforeMarkup(Yasgui.Yasr.plugins.table.prototype);
const yasgui = new Yasgui(place, {
  requestConfig: { endpoint, method: "POST" },
  copyEndpointOnNewTab: true,
  endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  persistenceId: "zhiji",
  persistencyExpire: 0,
});
if (place.hasAttribute("data-asked")) {
  const name = place.dataset.name;
  const known = Object.values(yasgui._tabs).find((tab) => tab.name() === name);
  const tab = known || yasgui.addTab(true, { name });
  if (known) yasgui.selectTabId(known.getId());
  tab.setQuery(query);
  tab.query().catch(() => {});
}

// The table sorts and searches by what its cells say, and takes that apart as markup: it gets it escaped.
function escapeBeforeMarkup(table) {
  const columns = table.getColumns;
  table.getColumns = function () {
    return columns.call(this).map((column) => (column.name ? { ...column, render: escapedRender(column) } : column));
  };
}

function escapedRender(column) {
  return (term, purpose, ...rest) =>
    purpose === "display" || term === "" ? column.render(term, purpose, ...rest) : escapeMarkup(term.value);
}

function escapeMarkup(text) {
  const holder = document.createElement("div");
  holder.textContent = text;
  return holder.innerHTML;
}
