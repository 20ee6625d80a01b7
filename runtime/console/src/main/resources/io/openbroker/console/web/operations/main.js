import { openConsole } from "../common/frame.js";
import { operations as words } from "../common/strings.js";
import { NAVIGATION, Page } from "./app.js";

openConsole({ navigation: NAVIGATION.map((name) => ({ name, label: words.pages[name] })), view: Page });
