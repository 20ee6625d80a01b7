// The form by which admins and viewers sign in.
import { html, useEffect, useRef, useState } from "./html.js";
import { signIn } from "./api.js";
import { useTitle } from "./hooks.js";
import { strings } from "./strings.js";

const UNAUTHORIZED = 401;

export function SignIn({ reason }) {
  const user = useRef(null);
  const password = useRef(null);
  const [problem, setProblem] = useState("");
  const [running, setRunning] = useState(false);
  useTitle(strings.signIn.title);
  useEffect(() => user.current.focus(), []);

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
      setProblem(error.status === UNAUTHORIZED ? strings.signIn.wrong : error.message);
      setRunning(false);
      password.current.value = "";
      password.current.focus();
    }
  }

  return html`
    <main id="content" class="sign-in" tabindex="-1">
      <h1>${strings.signIn.title}</h1>
      ${reason && html`<p class="notice" role="status">${reason}</p>`}
      <p>${strings.signIn.intro}</p>
      <form onSubmit=${submit}>
        <label for="user">${strings.signIn.user}</label>
        <input id="user" ref=${user} name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required />
        <label for="password">${strings.signIn.password}</label>
        <input id="password" ref=${password} name="password" type="password" autocomplete="current-password" required />
        <button class="primary" type="submit" aria-disabled=${running}>
          ${running ? strings.signIn.running : strings.signIn.submit}
        </button>
      </form>
      <p class="problem" role="alert">${problem}</p>
    </main>
  `;
}
