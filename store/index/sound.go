package index

import "slices"

// sound tells whether what stays in memory of a segment fits together: no number that is looked up by leads outside of it.
func (s *segment) sound() bool {
	if len(s.ids) != s.n || len(s.records) != s.n+1 || s.dict < 0 || s.dict > s.bytes || s.lists < 0 || len(s.keys) != (s.lists+blockEntries-1)/blockEntries {
		return false
	}
	before := int64(0)
	for _, at := range s.records {
		if at < before || at > s.dict {
			return false
		}
		before = at
	}
	return below(s.order, s.n) && s.cols.sound(s.n)
}

// sound tells whether the columns are those of n reports.
func (c *columns) sound(n int) bool {
	for _, col := range [][]uint32{c.day, c.size, c.loose, c.kind, c.house, c.rating} {
		if len(col) != n {
			return false
		}
	}
	for _, col := range [][]uint32{c.kind, c.house, c.rating, c.companies, c.sectors} {
		if !below(col, len(c.strs)) {
			return false
		}
	}
	if len(c.starts) != 2*n {
		return false
	}
	ends := [2]uint32{uint32(len(c.companies)), uint32(len(c.sectors))}
	for i, at := range slices.Backward(c.starts) {
		if at > ends[i%2] {
			return false
		}
		ends[i%2] = at
	}
	return true
}

// below tells whether all numbers are less than n.
func below(list []uint32, n int) bool {
	return !slices.ContainsFunc(list, func(v uint32) bool { return uint64(v) >= uint64(n) })
}
