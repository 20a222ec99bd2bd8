/** OpenCC's dictionaries as opencc-js ships them: `from to|from to|…`, without types of their own. */
declare module 'opencc-js/dict/*' {
  const dictionary: string
  export default dictionary
}
