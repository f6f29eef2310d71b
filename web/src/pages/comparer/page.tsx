export default function Comparer() {
  return null;
}
