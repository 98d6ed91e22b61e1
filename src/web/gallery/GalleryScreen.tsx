import { Page } from "#web/kit/Page.tsx";
import { CaseSections } from "./CaseSections.tsx";
import { FormSections } from "./FormSections.tsx";
import { StateSections } from "./StateSections.tsx";
import { useGalleryWords } from "./words.ts";

/** Every component of the kit in each of its states, for reviewing. */
export function GalleryScreen() {
  const g = useGalleryWords();
  return (
    <Page title={g("title")} lead={g("lead")} width="wide">
      <CaseSections />
      <FormSections />
      <StateSections />
    </Page>
  );
}
