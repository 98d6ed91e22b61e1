import { DirectionProvider, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { queryClient } from "./client/queryClient.ts";
import { router } from "./routes.tsx";
import { colourScheme } from "./theme/colourScheme.ts";
import { cssVariables, theme } from "./theme/theme.ts";
import { LanguageProvider } from "./words/LanguageProvider.tsx";

/** Everything a screen stands on: theme, language, cache and routes. */
export function App() {
  return (
    <DirectionProvider>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colourScheme}
        defaultColorScheme="auto"
      >
        <LanguageProvider>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </LanguageProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
