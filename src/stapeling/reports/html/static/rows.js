"use strict";
// What tables and lists are made of: words, rows, what is told below a row, and what is packed.
// This file, tables.js and page.js run as one script, in which they see each other.
const FEW = 10;
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const words = read("in-script");
const facets = read("facets");
const numbers = new Intl.NumberFormat(document.documentElement.lang);
const fill = (text, values) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? numbers.format(values[name]) : whole));
const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);
const later = (work) => {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, 120);
  };
};

// What the reader filters by, for all tables and pictures at once.
const filter = { ministry: "", implementer: "", from_year: null, until_year: null, text: "" };

class Row {
  constructor(body, place) {
    this.body = body;
    this.place = place;
    this.facet = facets[body.dataset.f];
    this.years = body.dataset.y ? body.dataset.y.split(" ").map(Number) : null;
  }

  get text() {
    this.words ??= this.body.textContent.toLowerCase();
    return this.words;
  }

  rank(column) {
    const rank = this.body.rows[0].cells[column].dataset.o;
    return rank === undefined ? null : Number(rank);
  }

  fits() {
    const { ministry, implementer, from_year: from, until_year: until, text } = filter;
    if (this.facet && ministry && !this.facet[0].includes(ministry)) return false;
    if (this.facet && implementer && !this.facet[1].includes(implementer)) return false;
    if (this.years && from && this.years[1] && this.years[1] < from) return false;
    if (this.years && until && this.years[0] && this.years[0] > until) return false;
    return !text || this.text.includes(text);
  }
}

// A row tells its explanation and witnesses below it when that is asked for.
function toggle(body, open = !body.classList.contains("open")) {
  body.classList.toggle("open", open);
  const button = body.querySelector("td.w a");
  if (button) button.setAttribute("aria-expanded", String(open));
}

// One stop for the keyboard in a row is enough: each of its numbers leads to the same place.
function prepare(root) {
  for (const link of root.querySelectorAll("td.w a")) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.setAttribute("aria-label", fill(words.told, { n: Number(link.textContent) || 0 }));
  }
  for (const link of root.querySelectorAll(".n a")) link.tabIndex = -1;
}

// Of a very large page the rest of long tables and lists is packed until it is asked for.
async function unpacked(script) {
  const bytes = Uint8Array.from(atob(script.textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
