// All English texts of the pages, an object for each part of them. Texts with values are functions.

/** The frame: sign-in, header, and problems of every request. */
export const frame = {
  product: "openbroker",
  skip: "Skip to content",
  navigation: "Console",
  loading: "Loading…",
  away: "The admin API is away. Trying again…",
  signOut: "Sign out",
  signedIn: (user, role) => `${user} (${role})`,
  signInTitle: "Sign in",
  signInIntro: "Use the credentials of an admin or a viewer of this broker.",
  user: "User",
  password: "Password",
  signIn: "Sign in",
  signingIn: "Signing in…",
  wrong: "The user or the password is wrong. After many attempts, responses take longer.",
  ended: (minutes) => `Your session has ended: after ${minutes} minutes without use, or by a restart. Sign in again.`,
  signedOut: "You are signed out.",
  unreachable: "The admin API cannot be reached.",
  unexpected: (status) => `The admin API sent an unexpected response with status ${status}.`,
};
