/**
 * Whether the person's organisation plays in `edition` the part in which the person acts: it leads the edition, or it holds dossiers of
 * it. Desks that are opened without an edition begin with one of those; others see every edition alike.
 */
export const OWN_EDITION = `CASE WHEN app_role() IN ('authority-clerk', 'authority-lead', 'publicity-officer') THEN edition.authority_org = app_org()
  WHEN app_role() IN ('nominator-clerk', 'nominator-lead') THEN EXISTS (SELECT 1 FROM dossier own WHERE own.edition_id = edition.id AND own.owner_org = app_org())
  ELSE false END`;
