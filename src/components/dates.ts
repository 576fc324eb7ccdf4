/** `2026-11-24` → `2026年11月24日`. What is no ISO date comes back as it is. */
export function chineseDate(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  return year && month && day ? `${year}年${Number(month)}月${Number(day)}日` : iso;
}
