// Finds records and customers in the lists of a result by their names.

/** Where the record of this source and row stands in `result.records`. */
export function recordPlace({ assessment }, { source, row }) {
  let first = 0;
  for (const { name, rows } of assessment.inputs) {
    if (name === source) return first + row - 1;
    first += rows;
  }
  return -1;
}

export async function recordOf(result, name) {
  const [record] = await result.records.page(recordPlace(result, name), 1);
  return record;
}

const numberOf = (id) => Number(id.slice(1));

/** The customer of this id: the list is in the order of the numbers in the ids. */
export async function customerOf(result, id) {
  let [low, high] = [0, result.customers.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [customer] = await result.customers.page(middle, 1);
    if (customer.id === id) return customer;
    if (numberOf(customer.id) < numberOf(id)) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** Both records of a pair, found through their customers. */
export async function recordsOf(result, { leftId, rightId, customers }) {
  const ids = [leftId, rightId];
  return Promise.all(customers.map(async (id, side) => {
    const customer = await customerOf(result, id);
    const records = await Promise.all((customer?.records ?? []).map((name) => recordOf(result, name)));
    return records.find(({ recordId }) => recordId === ids[side]);
  }));
}
