import { html } from "../common/html.js";
import { openConsole } from "../common/frame.js";

openConsole({ navigation: [{ name: "overview", label: "Overview" }], view: () => html`<h1 tabindex="-1">Overview</h1>` });
