import type { NominationWorkspaceDto } from '@linxuan/contracts';
import { MenuItem } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { WorkspaceChoice } from '../workspaces/useWorkspace';
import { EntryField, useText } from '../components';

/** Which programme's nomination is on show, where the organisation has several. */
export function PlacePicker({ workspace, choice }: { workspace: NominationWorkspaceDto; choice: WorkspaceChoice }) {
  const translate = useTranslate();
  const text = useText();
  const [, go] = useSearchParams();
  const { places, edition, stage } = workspace;
  if (places.length < 2) return null;
  const openOf = (id: string) => choice.editions.find((one) => one.id === id)?.count ?? 0;
  const at = places.findIndex((place) => place.editionId === edition.id && place.stage === stage.id);
  const open = (index: number) => {
    const place = places[index];
    if (!place) return;
    choice.choose(place.editionId);
    go({ stage: place.stage, editionId: place.editionId });
  };
  return (
    <EntryField
      select
      label={translate('nominations.place')}
      value={at}
      onChange={({ target }) => open(Number(target.value))}
      sx={{ mt: 0, mb: 2, maxWidth: 640 }}
    >
      {places.map((place, index) => (
        <MenuItem key={`${place.editionId} ${place.stage}`} value={index} sx={{ whiteSpace: 'normal' }}>
          {[
            text(place.title),
            text(place.stageTitle),
            translate(`dossierState.${place.state}`),
            translate('workspaces.open', { smart_count: openOf(place.editionId) }),
          ].join(' · ')}
        </MenuItem>
      ))}
    </EntryField>
  );
}
