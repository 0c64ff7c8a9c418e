"use strict";
// The editor asks this server's own endpoint and no other: no catalogue, no prefix service, no shortener.
const place = document.getElementById("yasgui");
const query = document.getElementById("query").value;
const endpoint = `${location.origin}/sparql`;
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
Yasgui.Yasqe.defaults.value = query;
Yasgui.Yasqe.defaults.createShareableLink = null;
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
