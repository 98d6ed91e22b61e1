/** Where the panel stands in the page. */
export const panelId = "knowledge-panel";
/** As many possible answers as can be looked through while somebody waits. */
export const foundBeside = 8;
