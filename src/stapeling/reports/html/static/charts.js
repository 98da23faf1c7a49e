"use strict";
// Draws the pictures. It is bundled with Vega, which it finds as `vegaEmbed`; expressions are
// interpreted, never compiled, so that the page needs no leave to make code.
const SIGNALS = ["ministry", "implementer", "from_year", "until_year"];
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const views = [];
let chosen = {};

// What a mark does not have is left out; Vega would write that it is undefined.
function tip(value, sanitize) {
  if (typeof value !== "object") return sanitize(String(value));
  const told = Object.entries(value).filter(([, one]) => !["", "undefined", "null"].includes(String(one)));
  const rows = told.map(
    ([name, one]) => `<tr><td class="key">${sanitize(name)}</td><td class="value">${sanitize(String(one))}</td></tr>`,
  );
  return `<table><tbody>${rows.join("")}</tbody></table>`;
}

const options = {
  mode: "vega",
  ast: true,
  logLevel: 1, // that a layer has no rows is no news to a reader
  actions: false,
  defaultStyle: false,
  renderer: "svg",
  tooltip: { disableDefaultStyle: true, formatTooltip: tip },
  ...read("locales"),
};

// Of a very large page the specifications are packed.
async function specification(id) {
  const script = document.getElementById(id);
  if (script.type !== "application/gzip") return read(id);
  const bytes = Uint8Array.from(atob(script.textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

function apply({ view, signals }) {
  for (const name of signals) view.signal(name, chosen[name] ?? null);
  return signals.length ? view.runAsync() : undefined;
}

function follow(event, item) {
  const datum = item && item.datum;
  if (!datum) return;
  const first = (datum.witness_ids || [])[0];
  const target = first ? `#id-${encodeURIComponent(first)}` : datum.href;
  if (typeof target === "string" && target.startsWith("#")) location.hash = target;
}

async function draw(place) {
  try {
    const bind = place.closest("figure").querySelector(".chosen");
    const { view } = await vegaEmbed(place, await specification(place.dataset.spec), { ...options, bind });
    const declared = view.getState({ signals: (name) => SIGNALS.includes(name), data: () => false });
    const shown = { view, signals: Object.keys(declared.signals) };
    views.push(shown);
    view.addEventListener("click", follow);
    await apply(shown);
    await view.resize().runAsync(); // a legend that folds asks for room only when it was drawn once
    const frame = place.parentElement;
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    place.dataset.drawn = "true";
  } catch (error) {
    place.textContent = read("in-script").failed;
    place.dataset.drawn = "false";
  }
}

async function drawAll() {
  for (const place of document.querySelectorAll("[data-spec]")) {
    await draw(place);
    await new Promise((resume) => setTimeout(resume)); // so that the page answers meanwhile
  }
  document.documentElement.dataset.pictures = "drawn";
}

document.addEventListener("stapeling:filter", (event) => {
  chosen = event.detail;
  views.forEach(apply);
});
drawAll();
