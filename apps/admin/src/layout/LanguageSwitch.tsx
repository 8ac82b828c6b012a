import TranslateIcon from '@mui/icons-material/Translate';
import { Button } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { LOCALES, toLocale } from '../i18n/locale';
import { sessionApi } from '../providers/api';

/** Leads to the other language and keeps it with the account. */
export function LanguageSwitch() {
  const [locale, setLocale] = useLocaleState();
  const other = LOCALES.find((entry) => entry.locale !== toLocale(locale)) ?? LOCALES[0];
  if (!other) return null;
  const change = async () => {
    setLocale(other.locale);
    // The choice holds on this device even where it cannot be stored.
    await sessionApi.saveLocale(other.locale).catch(() => undefined);
  };
  return (
    <Button
      color="inherit"
      size="small"
      startIcon={<TranslateIcon />}
      onClick={change}
      lang={other.locale}
      sx={{ whiteSpace: 'nowrap' }}
    >
      {other.name}
    </Button>
  );
}
