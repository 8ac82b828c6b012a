import type { AuthProvider } from 'react-admin';
import { leavePage, sessionApi } from './api';
import { ProblemError } from './problem';
import { sessionStore } from './sessionStore';

/**
 * Signing in by cookie session. A 401 while a page is open never leads away from it: the client asks for a new sign-in
 * in a dialog over the page and then goes on, so that nothing typed is lost.
 */
export const authProvider: AuthProvider = {
  async login({ login, password }: { login: string; password: string }) {
    await sessionApi.signIn(login, password);
  },
  async logout() {
    const wasSignedIn = sessionStore.get() !== null;
    await sessionApi.signOut();
    if (!wasSignedIn) return;
    // The next person at this computer gets a page of their own.
    leavePage('/login');
    return false;
  },
  async checkAuth() {
    if (!sessionStore.get()) await sessionApi.load();
  },
  checkError(error: unknown) {
    // With a session the client has already asked; a 401 that arrives here is a person who gave up.
    if (error instanceof ProblemError && error.status === 401 && !sessionStore.get()) return Promise.reject(error);
    return Promise.resolve();
  },
  async getIdentity() {
    const session = sessionStore.get() ?? (await sessionApi.load());
    return { id: session.user.id, fullName: session.user.displayName };
  },
  async getPermissions() {
    const session = sessionStore.get() ?? (await sessionApi.load());
    return session.membership.role;
  },
};
