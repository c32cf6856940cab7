import { password } from './app.ts';
import type { Review } from './review.ts';

/** What a browser asks in which the master of one of the two companies is signed in, or nobody. */
export async function openBrowsers(it: Pick<Review, 'app' | 'us' | 'them'>) {
  const signIn = async (email: string): Promise<string> => {
    const answer = await it.app.inject({ method: 'POST', url: '/api/auth/sign-in', payload: { email, password } });
    return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  };
  const cookies = { us: await signIn(it.us.email), them: await signIn(it.them.email) };
  return (
    who: keyof typeof cookies | undefined,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
    headers: Record<string, string> = {},
  ) =>
    it.app.inject({
      ...{ method, url: `/api${url}`, headers: { ...headers, ...(who && { cookie: cookies[who] }) } },
      ...(payload && { payload }),
    });
}
