import type { PublicationPlaceDto } from '@linxuan/contracts';
import { MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { editionNames, useText } from '../components';

/** Which edition's desk is open, where the person publishes for several. */
export function EditionField({
  places,
  chosen,
  addressOf,
}: {
  places: PublicationPlaceDto[];
  chosen: PublicationPlaceDto | undefined;
  addressOf(place: PublicationPlaceDto): string;
}) {
  const translate = useTranslate();
  const text = useText();
  const navigate = useNavigate();
  if (places.length < 2) return null;
  const names = editionNames(places, text);
  const open = (id: string) => {
    const place = places.find((one) => one.id === id);
    if (place) void navigate(addressOf(place));
  };
  return (
    <TextField
      select
      label={translate('publication.edition')}
      value={chosen?.id ?? ''}
      onChange={({ target }) => open(target.value)}
      sx={{ mt: 0, mb: 2, maxWidth: 640 }}
    >
      {places.map(({ id }) => (
        <MenuItem key={id} value={id} sx={{ whiteSpace: 'normal' }}>
          {names.get(id)}
        </MenuItem>
      ))}
    </TextField>
  );
}
