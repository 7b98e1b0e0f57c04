import { afterwardsContract } from './afterwards'
import { attendanceContract } from './attendance'
import { findingContract } from './finding'
import { makingContract } from './making'
import { seatsContract } from './seats'
import { tellingContract } from './telling'

export const eventsContract = {
  ...makingContract,
  ...findingContract,
  ...seatsContract,
  ...attendanceContract,
  ...tellingContract,
  ...afterwardsContract,
}
