// Tables that sort and search. They read without it: buttons and fields are only made here.
class Table {
  constructor(frame) {
    this.frame = frame;
    this.table = frame.querySelector("table");
    this.rows = Array.from(this.table.tBodies, (body, place) => new Row(body, place));
    this.wanted = "";
    this.waiting = 0;
    const script = frame.parentElement.querySelector("script.packed");
    if (script) this.await(script);
    this.whole = this.rows.length + this.waiting <= words.limit;
    this.sorted = { column: -1, up: true };
    this.addSorting();
    this.addTools();
    this.show();
    this.table.classList.remove("long");
  }

  await(script) {
    this.waiting = Number(script.dataset.n);
    unpacked(script).then((html) => {
      this.packed = html;
      this.show();
    });
  }

  unpack() {
    if (!this.packed) return;
    const holder = make("template", { innerHTML: `<table>${this.packed}</table>` });
    for (const body of Array.from(holder.content.firstChild.tBodies)) {
      prepare(body);
      this.rows.push(new Row(body, this.rows.length));
      this.table.append(body);
    }
    this.packed = "";
    this.waiting = 0;
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
    this.unpack();
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
    if (this.whole || this.wanted || Object.values(filter).some(Boolean)) this.unpack();
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
    const n = found + this.waiting;
    this.rest.hidden = n <= words.limit;
    this.rest.textContent = fill(this.whole ? words.show_fewer : words.show_all, { n });
    this.rest.setAttribute("aria-expanded", String(this.whole));
  }
}
