import { generateFiles, writeGenerated } from "./generatedFiles.ts";

for (const file of await generateFiles()) writeGenerated(file);
