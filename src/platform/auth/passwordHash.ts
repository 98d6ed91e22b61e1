import { hash, verify } from "@node-rs/argon2";

// OWASP's second choice for argon2id: 19 MiB, two passes. About 25 ms of one core.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The argon2id hash of a password, with its salt and cost in it. Works off the main thread. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

/** Whether a password is the one that was hashed. */
export function isPassword(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, password.normalize("NFKC"));
}
