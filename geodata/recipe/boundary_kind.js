// The kind of a line between two countries, from their Natural Earth codes and the names of the
// provinces at its two sides: disputed, sar (of a special administrative region) or intl.
const disputedCountries = new Set(['KAS', 'CYN', 'KOS', 'SOL', 'SAH', 'PSX']);
const disputedPairs = new Set(['CHN-IND', 'CHN-PAK', 'RUS-UKR', 'ISR-SYR', 'KOR-PRK']);
const kashmir = new Set(['Jammu and Kashmir', 'Ladakh', 'Northern Areas', 'Azad Kashmir']);

exports.kind = (country, other, province, otherProvince) => {
  const pair = [country, other].sort().join('-');
  if (pair === 'CHN-HKG' || pair === 'CHN-MAC') return 'sar';
  if (disputedCountries.has(country) || disputedCountries.has(other)) return 'disputed';
  if (disputedPairs.has(pair)) return 'disputed';
  if (pair === 'IND-PAK' && kashmir.has(province) && kashmir.has(otherProvince)) return 'disputed';
  if (pair === 'GEO-RUS' && [province, otherProvince].includes('Abkhazia')) return 'disputed';
  return 'intl';
};
