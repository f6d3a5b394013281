package org.elpis.seal;

import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Location;
import org.elpis.dicom.Vr;

/// One element to be sealed.
///
/// @param owner  the data set it stands in, which knows its encoding and character set
/// @param vr  what its value is read as: the dictionary's VR, UN for what only its bytes are known of
record Attribute(Location location, String path, DataSet owner, Element element, Vr vr, AttributeClass of) {}
