// What views are written with: components of Preact, and templates that set texts of the broker as text nodes only.
import { h, render } from "../lib/preact.module.js";
import htm from "../lib/htm.module.js";

export { render };
export { useCallback, useEffect, useMemo, useRef, useState } from "../lib/hooks.module.js";
export const html = htm.bind(h);
