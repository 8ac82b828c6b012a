import { Title, useTranslate } from 'react-admin';
import { PasswordForm } from '../session/PasswordForm';

export default function PasswordPage() {
  const translate = useTranslate();
  return (
    <>
      <Title title={translate('password.menu')} />
      <PasswordForm />
    </>
  );
}
