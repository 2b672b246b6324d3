package query

// Written is Anywhere as the file has it: the text in the script it was written in.
func (f Fields) Written() string {
	if f.Was == "" {
		return f.Anywhere()
	}
	return f.anywhere(f.Was)
}

// Clone gives the fact with numbers of its own.
func (f Fact) Clone() Fact {
	for _, v := range []**float64{&f.Value, &f.Low, &f.High} {
		if *v != nil {
			own := **v
			*v = &own
		}
	}
	return f
}
