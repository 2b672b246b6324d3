//go:build !race

package extract_test

// raceDetector tells that the tests run under the race detector, some ten times slower.
const raceDetector = false
