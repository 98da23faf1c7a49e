// The whole page: the register, the filter, the keyboard, and what is to be on paper.
function open(hash) {
  const target = hash.length > 1 && document.getElementById(hash.slice(1));
  if (!target && hash.startsWith("#id-")) unpackLists();
  if (!target || !target.matches("tr.m")) return;
  target.parentElement.classList.remove("later");
  toggle(target.parentElement, true);
}

const lists = Array.from(document.querySelectorAll("ul + script.packed"), (script) => {
  const list = { place: script.previousElementSibling, html: "" };
  unpacked(script).then((html) => {
    list.html = html;
    open(location.hash);
  });
  return list;
});
function unpackLists() {
  for (const list of lists) {
    list.place.insertAdjacentHTML("beforeend", list.html);
    list.html = "";
  }
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

prepare(document);
document.addEventListener("click", (event) => {
  const link = event.target.closest("td a[href^='#w'], th a[href^='#w']");
  if (!link) return;
  event.preventDefault();
  toggle(link.closest("tbody"));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches("td.w a")) return;
  event.preventDefault();
  toggle(event.target.closest("tbody"));
});
addEventListener("hashchange", () => open(location.hash));

const tables = Array.from(document.querySelectorAll(".frame"), (frame) => new Table(frame));
open(location.hash);

// A picture follows the filters that it declares; of any other that is set it says so.
const kinds = { ministry: "ministry", implementer: "implementer", from_year: "years", until_year: "years", text: "words" };
function tellUnfiltered() {
  let unfiltered = 0;
  for (const figure of document.querySelectorAll("figure[data-filters]")) {
    const followed = figure.dataset.filters.split(" ");
    const names = Object.keys(filter).filter((name) => filter[name] && !followed.includes(name));
    const told = new Set(names.map((name) => words[`by_${kinds[name]}`]));
    const note = figure.querySelector(".unfiltered");
    note.hidden = !names.length;
    note.textContent = names.length ? `${words.unfiltered} ${[...told].join(", ")}.` : "";
    if (names.length) unfiltered += 1;
  }
  return unfiltered;
}

// What is hidden, which pictures are not filtered, and that some choices leave nothing at all.
function told(hidden, pictures) {
  if (!Object.values(filter).some(Boolean)) return "";
  const said = [];
  if (filter.from_year && filter.until_year && filter.from_year > filter.until_year) said.push(words.backwards);
  if (hidden) said.push(fill(hidden === 1 ? words.hidden_one : words.hidden_many, { n: hidden }), words.undated);
  else said.push(words.nothing_hidden);
  if (pictures) said.push(fill(pictures === 1 ? words.pictures_one : words.pictures_many, { n: pictures }));
  return said.join(" ");
}

const form = document.getElementById("filter");
if (form) {
  const said = document.getElementById("filter-status");
  const value = (name) => (form.elements[name] ? form.elements[name].value.trim() : "");
  const change = () => {
    filter.ministry = value("ministry");
    filter.implementer = value("implementer");
    filter.from_year = Number(value("from_year")) || null;
    filter.until_year = Number(value("until_year")) || null;
    filter.text = value("text").toLowerCase();
    tables.forEach((table) => table.show());
    const hidden = tables.reduce((sum, table) => sum + table.hidden, 0);
    said.textContent = told(hidden, tellUnfiltered());
    const { text, ...rest } = filter;
    const detail = { ...rest, ministry: rest.ministry || null, implementer: rest.implementer || null };
    document.dispatchEvent(new CustomEvent("stapeling:filter", { detail }));
  };
  form.hidden = false;
  form.addEventListener("input", later(change));
  form.addEventListener("reset", () => setTimeout(change));
  form.addEventListener("submit", (event) => event.preventDefault());
}

const contents = document.querySelector(".contents");
if (matchMedia("(max-width: 64rem)").matches) contents.open = false;
let closed = [];
addEventListener("beforeprint", () => {
  tables.forEach((table) => table.unpack());
  tables.forEach((table) => table.show());
  unpackLists();
  closed = Array.from(document.querySelectorAll(".sentences details:not([open]), figure details:not([open])"));
  for (const details of closed) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of closed) details.open = false;
});
