import htm from "../lib/htm.module.js";
import { h } from "../lib/preact.module.js";

/** Templates. Texts of a broker become text nodes and attributes, never markup. */
export const html = htm.bind(h);
