/** One record of the station script (rail12306 §4.1). */
export interface Station {
  /** Search key, three letters, not unique. */
  readonly key: string;
  readonly name: string;
  /** Three upper-case letters, unique. */
  readonly telecode: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly cityCode: string;
  readonly cityName: string;
  /** Empty in China. */
  readonly countryCode: string;
  readonly countryName: string;
  /** English or alternative names; may hold spaces and `#`. */
  readonly otherNames: string;
  /** Rows name it, the script does not. */
  readonly missingInScript: boolean;
}
