// All English texts of the pages. Texts with values are functions.
export const strings = {
  frame: {
    product: "openbroker",
    skip: "Skip to content",
    navigation: "Console",
    loading: "Loading…",
    away: "The admin API is away. Trying again…",
    back: "The admin API is back.",
    signOut: "Sign out",
    user: (user, role) => `${user} (${role})`,
    notFound: "This page does not exist.",
  },
  signIn: {
    title: "Sign in",
    intro: "Use the credentials of an admin or a viewer of this broker.",
    user: "User",
    password: "Password",
    submit: "Sign in",
    running: "Signing in…",
    wrong: "The user or the password is wrong. After many attempts, responses take longer.",
    ended: (minutes) => `Your session has ended, after ${minutes} minutes without use or a restart. Sign in again.`,
    signedOut: "You are signed out.",
  },
  error: {
    away: "The admin API cannot be reached.",
    unexpected: (status) => `The admin API sent an unexpected response with status ${status}.`,
    identity: (identity) => `Request identity: ${identity}`,
  },
};
