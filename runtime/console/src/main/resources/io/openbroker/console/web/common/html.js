// Templates: texts of the broker become text nodes and attributes, never markup.
import htm from "../lib/htm.module.js";
import { h, render } from "../lib/preact.module.js";

export { render };
export const html = htm.bind(h);
