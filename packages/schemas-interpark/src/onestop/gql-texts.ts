/**
 * Texts of the GraphQL operations, written from the arguments and fields of interpark §5.15 and §5.3. Servers dispatch on
 * `operationName`; the texts of InitSeat and ExpiredSession were never recorded (interpark §4 U16). Replace any of them with
 * `createInterpark({ graphqlTexts })`.
 */
export const GRAPHQL_TEXTS = {
  GetPlaySeqsForDate: `query GetPlaySeqsForDate($playDate: String!) {
  getPlaySeqsForDate(playDate: $playDate) {
    playDate playSeq playTime noOfTime isSeatRemain isRemainSeatVisible onlineDepositEndTime onlineAccountYn
    onlineAccountLimitStart onlineAccountLimitEnd cancelableEndDate goodsCode placeCode
    seats { seatExternalType seatGrade seatGradeName remainCount salesPrice isSacToday isVisibleSeatCount }
    showCasting casting { characterName manName manNo }
    bookWait bookWaitStartDate bookWaitMaxDate bookWaitStatus bookingEndDate onlineDate cancelableDate
  }
}`,
  InitSeat: `mutation InitSeat($playSeq: String!) {
  initSeat(playSeq: $playSeq) { ticketMaxCount isInterlocking }
}`,
  ExpiredSession: `query ExpiredSession { isExpiredSession }`,
  GetRemainSeats: `query GetRemainSeats($input: GetRemainSeatSortInput) {
  getRemainSeats(input: $input) {
    goodsCode placeCode playSeq remainSeatCount isNonReservedSeat salePrice seatGrade seatGradeName seatGradeNotice
    allocatedSeatCount spacSeatGrade viewRange isAutoAssignSeat isDisplayRemainSeat isSACTodayDiscount isBlankSeat
    seatColor blockKey
  }
}`,
  GetSeatGradePrices: `query GetSeatGradePrices($input: GetRemainSeatSortInput) {
  getSeatGradePrices(input: $input) { seatGrade seatGradeName seatColor salePrice isNonReservedSeat }
}`,
  PreselectSeat: `mutation PreselectSeat($command: PreselectSeatCommand!) { preselectSeat(command: $command) }`,
  BulkPreselectSeats: `mutation BulkPreselectSeats($command: BulkPreselectSeatsCommand!) { bulkPreselectSeats(command: $command) }`,
  DeselectSeat: `mutation DeselectSeat($command: DeselectSeatCommand!) { deselectSeat(command: $command) }`,
  BulkDeselectSeats: `mutation BulkDeselectSeats($command: BulkDeselectSeatsCommand!) { bulkDeselectSeats(command: $command) }`,
  AutoAssignSeats: `mutation AutoAssignSeats($command: AutoAssignSeatsCommand!) {
  autoAssignSeats(command: $command) { seatInfoIds success errorCode errorMessage }
}`,
  ValidatePricingSelection: `query ValidatePricingSelection($playSeq: String!, $upperBizCode: String, $selectedPrices: [SelectedPriceInput!]!) {
  validatePricingSelection(playSeq: $playSeq, upperBizCode: $upperBizCode, selectedPrices: $selectedPrices)
}`,
  PreOrder: `mutation PreOrder($input: CreatePreOrderCommand!) { preOrder(command: $input) }`,
  CertifyHpoint: `mutation CertifyHpoint($command: CertifyHpointInput!) { certifyHpoint(command: $command) }`,
} as const satisfies Readonly<Record<string, string>>;

/** Names of the GraphQL operations. */
export type GraphqlOperationName = keyof typeof GRAPHQL_TEXTS;
