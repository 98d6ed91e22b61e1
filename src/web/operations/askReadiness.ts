/** Which part does not answer, as far as the server's own probe tells. */
export type Readiness = "server" | "database" | "drift" | "ready";

/** Asks the server whether it can work; needs no sign-in, which wants the database too. */
export async function askReadiness(signal: AbortSignal): Promise<Readiness> {
  try {
    const response = await fetch("/readyz", { signal });
    const answer = (await response.json()) as { status?: string };
    if (answer.status === "ready") return "ready";
    if (answer.status === "clock-drift") return "drift";
    return answer.status === "database-unreachable" ? "database" : "server";
  } catch {
    return "server";
  }
}
