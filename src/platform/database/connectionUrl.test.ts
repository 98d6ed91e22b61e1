import { expect, it } from "vitest";
import { connectionUrl } from "./connectionUrl.ts";

it("exchanges role, password and database, and leaves server and options", () => {
  const changed = connectionUrl("postgresql://admin:a@db:5433/postgres?sslmode=require", {
    user: "shiliu_app",
    password: "p@ss/word",
    database: "shiliu",
  });
  expect(changed).toBe("postgresql://shiliu_app:p%40ss%2Fword@db:5433/shiliu?sslmode=require");
});
