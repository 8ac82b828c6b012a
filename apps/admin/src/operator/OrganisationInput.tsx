import type { OrganisationDto } from '@linxuan/contracts';
import { AutocompleteInput, ReferenceInput, useTranslate, type AutocompleteInputProps } from 'react-admin';
import { useLang } from '../components';

/** Finds an organisation by a part of its name or code. */
export function OrganisationInput({ source, ...props }: AutocompleteInputProps & { source: string }) {
  const translate = useTranslate();
  const lang = useLang();
  return (
    <ReferenceInput source={source} reference="organisations" perPage={20} sort={{ field: 'id', order: 'ASC' }}>
      <AutocompleteInput
        optionText={(one?: OrganisationDto) =>
          one ? `${one.name[lang]}${translate('mark.aside', { words: one.id })}` : ''
        }
        filterToQuery={(q: string) => ({ q })}
        {...props}
      />
    </ReferenceInput>
  );
}
