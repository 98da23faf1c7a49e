"use strict";
// Tables that sort, search and filter. The page reads without it: whatever is of no use then,
// such as buttons, is only made here.
(() => {
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

  class Table {
    constructor(frame) {
      this.frame = frame;
      this.table = frame.querySelector("table");
      this.rows = Array.from(this.table.tBodies, (body, place) => new Row(body, place));
      this.wanted = "";
      this.whole = this.rows.length <= words.limit;
      this.sorted = { column: -1, up: true };
      this.addSorting();
      this.addTools();
      this.show();
      this.table.classList.remove("long");
    }

    addSorting() {
      this.headers = Array.from(this.table.tHead.rows[0].cells).filter((th) => !th.matches(".w"));
      if (this.rows.length < 2) return;
      this.headers.forEach((th, column) => {
        const button = make("button", { type: "button" });
        button.append(...th.childNodes);
        button.addEventListener("click", () => this.sort(column));
        th.append(button);
        th.setAttribute("aria-sort", "none");
      });
    }

    addTools() {
      const tools = make("div", { className: "tools" });
      if (this.rows.length > FEW) {
        const search = make("input", { type: "search", placeholder: words.search, autocomplete: "off" });
        search.setAttribute("aria-label", words.search);
        this.said = make("span", { className: "quiet" });
        this.said.setAttribute("role", "status");
        search.addEventListener("input", later(() => {
          this.wanted = search.value.trim().toLowerCase();
          this.show();
        }));
        tools.append(search, this.said);
      }
      if (this.table.querySelector("tr.m")) {
        const all = make("button", { type: "button", textContent: words.open_all });
        all.addEventListener("click", () => {
          const open = all.textContent === words.open_all;
          this.rows.forEach((row) => toggle(row.body, open));
          all.textContent = open ? words.close_all : words.open_all;
        });
        tools.append(all);
      }
      if (!this.whole) this.addRest();
      if (tools.childNodes.length) this.frame.before(tools);
    }

    addRest() {
      this.rest = make("button", { type: "button", className: "rest" });
      this.rest.addEventListener("click", () => {
        this.whole = !this.whole;
        this.show();
      });
      this.frame.after(this.rest);
    }

    sort(column) {
      const numeric = this.headers[column].matches(".n");
      const up = this.sorted.column === column ? !this.sorted.up : !numeric;
      this.sorted = { column, up };
      const ranked = this.rows.map((row) => [row.rank(column), row]);
      ranked.sort(([a, one], [b, other]) => {
        if (a === b) return one.place - other.place;
        if (a === null || b === null) return a === null ? 1 : -1;
        return up ? a - b : b - a;
      });
      this.rows = ranked.map(([, row]) => row);
      this.table.append(...this.rows.map((row) => row.body));
      this.table.classList.add("sorted");
      this.headers.forEach((th, n) =>
        th.setAttribute("aria-sort", n !== column ? "none" : up ? "ascending" : "descending"));
      this.show();
    }

    // Show the rows that fit, the first ones of them unless all are asked for; give what is hidden.
    show() {
      let found = 0;
      this.hidden = 0;
      for (const row of this.rows) {
        const fits = row.fits();
        if (!fits) this.hidden += 1;
        const shown = fits && (!this.wanted || row.text.includes(this.wanted));
        if (shown) found += 1;
        row.body.hidden = !shown;
        row.body.classList.toggle("later", shown && !this.whole && found > words.limit);
      }
      if (this.said) {
        const values = { n: found, all: this.rows.length };
        this.said.textContent = found < this.rows.length ? fill(words.of, values) : "";
      }
      if (!this.rest) return;
      this.rest.hidden = found <= words.limit;
      this.rest.textContent = fill(this.whole ? words.show_fewer : words.show_all, { n: found });
      this.rest.setAttribute("aria-expanded", String(this.whole));
    }
  }

  // A row tells its explanation and witnesses below it when that is asked for.
  function toggle(body, open = !body.classList.contains("open")) {
    body.classList.toggle("open", open);
    const button = body.querySelector("td.w a");
    if (button) button.setAttribute("aria-expanded", String(open));
  }

  function open(hash) {
    const target = hash.length > 1 && document.getElementById(hash.slice(1));
    if (!target || !target.matches("tr.m")) return;
    target.parentElement.classList.remove("later");
    toggle(target.parentElement, true);
  }

  for (const link of document.querySelectorAll("td.w a")) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.setAttribute("aria-label", fill(words.told, { n: Number(link.textContent) || 0 }));
  }
  // One stop for the keyboard in a row is enough: each of its numbers leads to the same place.
  for (const link of document.querySelectorAll(".n a")) link.tabIndex = -1;
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
      const told = fill(hidden === 1 ? words.hidden_one : words.hidden_many, { n: hidden });
      const any = Object.values(filter).some(Boolean);
      said.textContent = !any ? "" : hidden ? `${told} ${words.undated}` : words.nothing_hidden;
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
    closed = Array.from(document.querySelectorAll(".sentences details:not([open]), figure details:not([open])"));
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
})();
