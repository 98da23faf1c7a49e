"use strict";
// Runs before the first table is laid out: whatever a script is to show on demand starts hidden.
document.documentElement.classList.add("js");
