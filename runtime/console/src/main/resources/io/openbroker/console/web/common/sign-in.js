// The form by which admins and viewers sign in.
import { useEffect, useRef, useState } from "../lib/hooks.module.js";
import { signIn } from "./api.js";
import { html } from "./html.js";
import { frame as words } from "./strings.js";

const UNAUTHORIZED = 401;

export function SignIn({ reason }) {
  const user = useRef(null);
  const password = useRef(null);
  const [problem, setProblem] = useState("");
  const [running, setRunning] = useState(false);
  useEffect(() => {
    document.title = `${words.signInTitle} · ${words.product}`;
    user.current.focus();
  }, []);

  async function submit(event) {
    event.preventDefault();
    if (running) {
      return;
    }
    setRunning(true);
    setProblem("");
    try {
      await signIn(user.current.value, password.current.value);
    } catch (error) {
      setProblem(error.status === UNAUTHORIZED ? words.wrong : error.description);
      setRunning(false);
      password.current.value = "";
      password.current.focus();
    }
  }

  return html`
    <main id="content" class="sign-in" tabindex="-1">
      <h1>${words.signInTitle}</h1>
      ${reason && html`<p class="notice" role="status">${reason}</p>`}
      <p>${words.signInIntro}</p>
      <form onSubmit=${submit}>
        <label for="user">${words.user}</label>
        <input id="user" ref=${user} name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required />
        <label for="password">${words.password}</label>
        <input id="password" ref=${password} name="password" type="password" autocomplete="current-password" required />
        <button class="primary" type="submit" aria-disabled=${running}>
          ${running ? words.signingIn : words.signIn}
        </button>
      </form>
      <div role="alert">${problem && html`<p class="notice notice-error">${problem}</p>`}</div>
    </main>
  `;
}
