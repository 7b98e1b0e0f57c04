import { attendanceContract } from './attendance'
import { findingContract } from './finding'
import { makingContract } from './making'
import { seatsContract } from './seats'

export const eventsContract = { ...makingContract, ...findingContract, ...seatsContract, ...attendanceContract }
