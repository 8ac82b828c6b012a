/** Password of every demo account; printed at the start and useless outside demo mode. */
export const DEMO_PASSWORD = 'linxuan-demo-2024';
