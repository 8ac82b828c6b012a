import { compactIdentifier, usccFault } from '@linxuan/form-rules';
import { required, SelectInput, TextInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { CodeEvidence } from '../../components';
import { OrganisationInput } from '../OrganisationInput';
import { useKindChoices } from './useKindChoices';

/** What an organisation is made of. Its code and kind stay as they were made: cases and rights hang on them. */
export function OrganisationInputs({ isNew = false }: { isNew?: boolean }) {
  const kinds = useKindChoices();
  const kind = useWatch<{ kind?: string }, 'kind'>({ name: 'kind' });
  return (
    <>
      <TextInput
        source="id"
        validate={required()}
        disabled={!isNew}
        helperText={isNew ? 'operator.organisations.codeHelp' : false}
      />
      <SelectInput source="kind" validate={required()} choices={kinds} translateChoice={false} disabled={!isNew} />
      <TextInput source="nameZh" validate={required()} />
      <TextInput source="nameEn" validate={required()} />
      <CodeInput isRequired={kind === 'enterprise'} />
      <TextInput source="regionCode" />
      <TextInput source="affiliation" />
      <OrganisationInput source="parentId" />
    </>
  );
}

/**
 * The credit code is checked while it is typed and again by the server. A code that was issued with another check digit
 * may have been confirmed: the server knows, and asks for the licence otherwise.
 */
function CodeInput({ isRequired }: { isRequired: boolean }) {
  const translate = useTranslate();
  const typed = useWatch<{ uscc?: string | null }, 'uscc'>({ name: 'uscc' });
  const code = compactIdentifier(typed ?? '');
  const check = (value: string | null | undefined) => {
    const compact = compactIdentifier(value ?? '');
    if (compact === '') return isRequired ? translate('ra.validation.required') : undefined;
    const fault = usccFault(compact);
    return fault === null || fault === 'check-digit' ? undefined : translate('operator.organisations.usccWrong');
  };
  return (
    <>
      <TextInput source="uscc" validate={check} isRequired={isRequired} parse={compactIdentifier} />
      {code !== '' && usccFault(code) === 'check-digit' && <CodeEvidence code={code} />}
    </>
  );
}
