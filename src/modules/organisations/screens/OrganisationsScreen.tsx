import { Link, useParams } from "@tanstack/react-router";
import { asApiError } from "#web/client/apiError.ts";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { BodyDetail } from "./BodyDetail.tsx";
import { BodyTree } from "./BodyTree.tsx";
import classes from "./Organisations.module.css";
import { useBodyTree } from "./useBodyTree.ts";
import { useOrganisationWords } from "./words.ts";

/** The tree of bodies beside the one that is chosen; a phone shows one of the two at a time. */
export function OrganisationsScreen() {
  const o = useOrganisationWords();
  const { bodyId }: { bodyId?: string } = useParams({ strict: false });
  const { index, error, retry } = useBodyTree();
  return (
    <Page
      title={o("bodies.title")}
      width="wide"
      // On a phone the chosen body comes first.
      {...(bodyId === undefined && { lead: o("bodies.lead"), aside: <ImportLink /> })}
    >
      {error ? (
        <ErrorState error={asApiError(error)} onRetry={retry} />
      ) : index === undefined ? (
        <LoadingState />
      ) : (
        <div className={classes.panes} data-chosen={bodyId !== undefined || undefined}>
          <section className={classes.treePane} aria-label={o("bodies.tree")}>
            <BodyTree index={index} chosenId={bodyId} />
          </section>
          <section className={classes.detailPane}>
            {bodyId === undefined ? (
              <EmptyState icon="building" title={o("bodies.choose")} hint={o("bodies.chooseHint")} />
            ) : (
              <>
                <Link to="/organisations" className={classes.backToTree}>
                  <Icon name="arrowStart" size={18} /> {o("bodies.back")}
                </Link>
                <BodyDetail key={bodyId} id={bodyId} index={index} />
              </>
            )}
          </section>
        </div>
      )}
    </Page>
  );
}

function ImportLink() {
  const o = useOrganisationWords();
  return (
    <Link to="/organisations/import" className={classes.linkButton}>
      <Icon name="folder" size={18} /> {o("bodies.import")}
    </Link>
  );
}
