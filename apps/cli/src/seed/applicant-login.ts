/** The account under which a fictional applicant's only person signs in; `organisation` is the organisation's code. */
export const applicantLogin = (organisation: string): string => `apply@${organisation}`;
