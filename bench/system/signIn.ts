import { send } from "./http.ts";

/** What every request of a signed-in member of staff carries. */
export type StaffHeaders = Readonly<Record<string, string>>;

/** Signs a demo person in, as their browser would. */
export async function signIn(port: number, login: string, password: string): Promise<StaffHeaders> {
  const { status, headers, body } = await send(port, {
    method: "POST",
    path: "/api/auth/sign-in",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ login, password }),
  });
  const [cookie] = headers["set-cookie"] ?? [];
  if (status !== 200 || cookie === undefined)
    throw new Error(`${login} could not sign in: ${status} ${body}`);
  return {
    cookie: cookie.split(";", 1)[0] ?? "",
    "content-type": "application/json",
    "x-shiliu-csrf": "1",
  };
}
